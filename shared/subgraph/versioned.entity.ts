import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Anything with an id that outlives its states. */
export abstract class Identity {
  @PrimaryKey({ type: 'text' })
  id!: string;
}

/** What was recorded when. A row is never changed but for its `supersededAt`. */
export abstract class Recorded {
  @PrimaryKey({ type: 'integer', autoincrement: true })
  version!: number;

  @Property({ type: 'text' })
  recordedAt!: string;

  @Property({ type: 'text', nullable: true })
  supersededAt!: string | null;

  @Property({ type: 'boolean' })
  demo!: boolean;
}

/** What was recorded when, about an interval. */
export abstract class Valid extends Recorded {
  @Property({ type: 'text' })
  validFrom!: string;

  @Property({ type: 'text', nullable: true })
  validTo!: string | null;
}
