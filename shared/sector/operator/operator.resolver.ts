import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { parseMoment, readMoment, writeMoment } from '../../subgraph/moment.js';
import { MomentArgs } from '../moment.args.js';
import { Network } from '../network/network.type.js';
import type { SectorContext } from '../sector-context.js';
import { NetworkOperator, presentOperator } from './operator.type.js';

/** Who runs a network. */
@Resolver(() => Network)
export class OperatorResolver {
  @FieldResolver(() => [NetworkOperator], {
    nullable: true,
    description: 'Who runs its daily work on the day (nettverksdriftere), vacant places too; empty if nothing is recorded.',
  })
  async operators(
    @Root() network: Network,
    @Args(() => MomentArgs) args: MomentArgs,
    @Ctx() { loaders }: SectorContext,
  ): Promise<NetworkOperator[]> {
    const moment = writeMoment(readMoment(args, parseMoment(network.moment)));
    const rows = await loaders.operatorsOfNetwork.load({ id: network.slug, moment });
    return rows.map(presentOperator);
  }
}
