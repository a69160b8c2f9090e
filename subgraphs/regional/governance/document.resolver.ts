import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { checkNetwork } from '../../../shared/sector/directory-filter.js';
import { AsOfArgs, RootMomentArgs } from '../../../shared/sector/moment.args.js';
import { dayOf, isValidOn } from '../../../shared/sector/time.js';
import { Access } from '../../../shared/subgraph/access.js';
import { parseMoment, readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import type { RegionalContext } from '../regional-context.js';
import { isOver } from './document.rules.js';
import { Document, DocumentEdition, presentDocument, presentEdition } from './document.type.js';
import { DocumentKind } from './document.vocabulary.js';

@ArgsType()
class DocumentsArgs extends RootMomentArgs {
  @Field(() => DocumentKind, { nullable: true, description: 'Only this kind.' })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of a network: documents that its region lists, or that hold everywhere.' })
  network?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those with status CURRENT that are not `expired`; false: only the others.',
  })
  current?: boolean | null;
}

/** The documents that govern or inform the work. */
@Resolver(() => Document)
export class DocumentResolver {
  @Access('PUBLIC')
  @Query(() => [Document], { description: 'Governing documents, guidelines, procedures and links that the sources name.' })
  async documents(
    @Args(() => DocumentsArgs) { kind, network, current, ...args }: DocumentsArgs,
    @Ctx() context: RegionalContext,
  ): Promise<Document[]> {
    checkNetwork(context.registry, network, 'network');
    const region = context.registry.sectors.find((sector) => sector.networks.some(({ slug }) => slug === network))?.region;
    const moment = readMoment(args);
    const editions = await context.loaders.documentEditions(writeMoment(moment));
    const rows = (await context.loaders.documents(writeMoment(moment))).filter(
      (row) =>
        (!kind || row.kind === kind) &&
        (!region || row.region === null || row.region === region) &&
        (typeof current !== 'boolean' || (row.status === 'CURRENT' && !isOver(row, editions, dayOf(moment))) === current),
    );
    return Promise.all(rows.map((row) => presentDocument(row, context, writeMoment(moment))));
  }

  @FieldResolver(() => [DocumentEdition], { description: 'Its editions (utgaver), as far as they are recorded, oldest first.' })
  async editions(@Root() document: Document, @Ctx() context: RegionalContext): Promise<DocumentEdition[]> {
    return (await editionsOf(document, context)).map(presentEdition);
  }

  @FieldResolver(() => DocumentEdition, { nullable: true, description: 'The edition that applies on the day; null if none is recorded.' })
  async currentEdition(
    @Root() document: Document,
    @Args(() => AsOfArgs) args: AsOfArgs,
    @Ctx() context: RegionalContext,
  ): Promise<DocumentEdition | null> {
    const day = dayOf(readMoment(args, parseMoment(document.moment)));
    const edition = (await editionsOf(document, context)).find((one) => isValidOn(one, day));
    return edition ? presentEdition(edition) : null;
  }
}

const editionsOf = async ({ slug, moment }: Document, { loaders }: RegionalContext) =>
  (await loaders.documentEditions(moment)).filter(({ document }) => document === slug);
