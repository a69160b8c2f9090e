import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** How the figures of several processes become one. */
type Together = 'sum' | 'max' | 'min' | 'first';

/** What tells how things are now. */
interface GaugeOptions<Label extends string> {
  readonly labelNames?: Label[];
  readonly together: Together;
  /** Sets it each time that somebody looks; left out, it stays as it was set. */
  readonly collect?: (gauge: Gauge<Label>) => void;
}

/** Makes the figures of one process, all in one registry. */
export class Meters {
  readonly registry = new Registry();

  /** One that only ever grows. */
  counter<Label extends string>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  /** @param buckets upper bounds, in seconds */
  histogram<Label extends string>(name: string, help: string, buckets: readonly number[], labelNames: Label[] = []): Histogram<Label> {
    return new Histogram({ name, help, labelNames, buckets: [...buckets], registers: [this.registry] });
  }

  /** One that tells how things are now. */
  gauge<Label extends string>(name: string, help: string, { labelNames = [], together, collect }: GaugeOptions<Label>): Gauge<Label> {
    const gauge: Gauge<Label> = new Gauge({
      name,
      help,
      labelNames,
      aggregator: together,
      registers: [this.registry],
      ...(collect ? { collect: () => collect(gauge) } : {}),
    });
    return gauge;
  }
}
