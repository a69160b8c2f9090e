import type { CircuitName } from '../../shared/subgraph/client/circuit.js';
import type { Meters } from './meters.js';

/** A subgraph, as it is now. */
export interface SubgraphState {
  readonly name: string;
  readonly circuit: CircuitName;
  readonly inFlight: number;
  readonly queued: number;
}

const CIRCUITS: Readonly<Record<CircuitName, number>> = { closed: 0, trying: 1, open: 2 };

/** Lets the clients of subgraphs tell how they are. */
export function watchSubgraphs(meters: Meters, states: () => Iterable<SubgraphState>): void {
  const watch = (name: string, help: string, together: 'sum' | 'max', value: (state: SubgraphState) => number) =>
    meters.gauge(name, help, {
      labelNames: ['subgraph'],
      together,
      collect: (gauge) => {
        gauge.reset();
        for (const state of states()) gauge.set({ subgraph: state.name }, value(state));
      },
    });
  watch('gateway_subgraph_circuit', 'Circuit: 0 closed, 1 trying, 2 open.', 'max', ({ circuit }) => CIRCUITS[circuit]);
  watch('gateway_subgraph_in_flight', 'Fetches under way.', 'sum', ({ inFlight }) => inFlight);
  watch('gateway_subgraph_queued', 'Fetches that wait for room.', 'sum', ({ queued }) => queued);
}
