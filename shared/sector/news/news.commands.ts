import { day, line, mustBeVersion, mustExist, narrative, pastDay } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { newId, record, restate } from '../../command/versions.js';
import { today } from '../../subgraph/date.js';
import { type SectorCommand } from '../change/sector-work.js';
import { mustCoordinateOwn } from '../unit/unit.rules.js';
import { mustCoordinate } from '../viewer/viewer.js';
import { NewsVersion } from './news.entity.js';
import { PublishNewsInput, WithdrawNewsInput } from './news.input.js';
import { NEWS } from './news.result.js';

/** Publishes news (publisere). */
export const publishNews: SectorCommand<PublishNewsInput> = {
  verb: 'publish',
  noun: 'News',
  description: 'Publishes a piece of news of a network (publisere nyhet). For its coordinator.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: PublishNewsInput,
  result: NEWS,
  async run(input, work) {
    const { network } = input;
    mustCoordinateOwn(work, network);
    const newsId = newId(work, 'news');
    await record(work, NewsVersion, {
      ...{ newsId, network, status: 'PUBLISHED' },
      title: line(input.title, 'title'),
      body: narrative(input.body, 'body'),
      publishedOn: input.publishedOn == null ? today() : day(input.publishedOn, 'publishedOn'),
      decidedOn: input.decidedOn == null ? null : pastDay(input.decidedOn, 'decidedOn'),
    });
    return { objectId: newsId, network };
  },
};

/** Takes news back (trekke tilbake). */
export const withdrawNews: SectorCommand<WithdrawNewsInput> = {
  verb: 'withdraw',
  noun: 'News',
  description: 'Takes a piece of news back (trekke tilbake nyhet). For the coordinator of its network.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: WithdrawNewsInput,
  result: NEWS,
  async run(input, work) {
    const row = await work.db
      .selectFrom('newsVersion')
      .selectAll()
      .where('newsId', '=', input.newsId)
      .where('supersededAt', 'is', null)
      .executeTakeFirst();
    const before = mustExist(row, 'newsId');
    mustCoordinate(work.viewer, before.network);
    mustBeVersion(input.expectedVersion, before.version);
    if (before.status === 'WITHDRAWN') throw new Refusal('ALREADY_RECORDED', 'newsId');
    await restate(work, NewsVersion, before, { status: 'WITHDRAWN' });
    return { objectId: before.newsId, network: before.network };
  },
};
