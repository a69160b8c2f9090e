import { SchemaMigration } from '../../subgraph/migrate.js';
import { searchText } from './search-text.js';
import { wordVariantsSql } from './word-variants.js';

/** What can be found by its name. */
const NOUNS = ['nurse', 'unit'] as const;

/** On PostgreSQL, the words of a row as a text-search vector; `word-index.migration.ts` has a better one. */
const WORDS_VECTOR = "array_to_tsvector(string_to_array(trim(search_text), ' '))";

/**
 * The search by text: the folded words of every name, the database's own full-text index over them (FTS5; `tsvector` with GIN), and
 * for typos the distinct words with their variants. Triggers keep all of it in step with `search_text`, which alone is written.
 */
export class Sector003TextSearch extends SchemaMigration {
  override async up(): Promise<void> {
    // Words are looked up by their beginning: a range, for which they must be in the order of their letters.
    const word = this.isPostgres ? 'text collate "C"' : 'text';
    this.addSql(`create table search_word (noun text not null, word ${word} not null, primary key (noun, word))`);
    this.addSql(
      'create table search_variant (variant text not null, noun text not null, word text not null, primary key (variant, noun, word))',
    );
    this.addSql('create index unit_version_area on unit_version (area_code, unit_id)');
    // One index for both orders of names: who may see a name is asked of the row.
    for (const order of ['asc', 'desc']) this.addSql(`drop index nurse_version_name_${order}`);
    for (const statement of this.isPostgres ? POSTGRES_VARIANTS : SQLITE_VARIANTS) this.addSql(statement);
    for (const noun of NOUNS) {
      const table = `${noun}_version`;
      const rows = (await this.execute(`select version, name from ${table}`)) as unknown as readonly { version: number; name: string }[];
      this.addSql(`alter table ${table} add column search_text text not null default ''`);
      for (const statement of this.isPostgres ? postgresIndex(noun) : sqliteIndex(noun)) this.addSql(statement);
      // A folded text holds letters, digits and spaces alone: nothing that would need to be escaped.
      for (const { version, name } of rows)
        this.addSql(`update ${table} set search_text = '${searchText(name)}' where version = ${version}`);
    }
  }

  /** Not used: the statements differ by database. */
  protected override *build(): Iterable<never> {}
}

/** Words shorter than this forgive no typo, and so need no variants. */
const SHORTEST = 3;

/**
 * For texts that many share: SQLite reads persons in the order of their names, their appointments and units in these indexes alone,
 * without looking at the rows. Most rows are of persons who left, and there are more of them every year.
 */
const WALKS = {
  nurse: [
    `create index nurse_version_name on nurse_version
      (sort_key, nurse_id, visibility, search_text, role, superseded_at, valid_from, valid_to, recorded_at)`,
    `create index appointment_version_at_work on appointment_version
      (nurse_id, valid_from, valid_to, unit_id) where superseded_at is null`,
    `create index appointment_version_staff on appointment_version
      (unit_id, valid_from, valid_to, nurse_id) where superseded_at is null`,
  ],
  unit: [
    `create index unit_version_found on unit_version
      (unit_id, valid_from, valid_to, search_text, network, area_code, service_type) where superseded_at is null`,
  ],
};

function sqliteIndex(noun: (typeof NOUNS)[number]): readonly string[] {
  const table = `${noun}_version`;
  const words = `insert into search_word (noun, word)
      select distinct '${noun}', each.value from json_each('["' || replace(trim(new.search_text), ' ', '","') || '"]') as each
      where each.value <> '' and each.value not in (select word from search_word where noun = '${noun}');`;
  const forget = `insert into ${noun}_text (${noun}_text, rowid, search_text) select 'delete', old.version, old.search_text
      where old.search_text <> '';`;
  const keep = `insert into ${noun}_text (rowid, search_text) select new.version, new.search_text where new.search_text <> '';`;
  return [
    ...WALKS[noun],
    `create virtual table ${noun}_text using fts5(search_text, content='${table}', content_rowid='version', tokenize='ascii',
      prefix='2 3', detail=none)`,
    `create trigger ${noun}_text_insert after insert on ${table} begin ${keep} ${words} end`,
    `create trigger ${noun}_text_update after update of search_text on ${table} begin ${forget} ${keep} ${words} end`,
    `create trigger ${noun}_text_delete after delete on ${table} begin ${forget} end`,
  ];
}

const SQLITE_VARIANTS = [
  `create trigger search_word_variants after insert on search_word when length(new.word) >= ${SHORTEST} begin
    insert into search_variant (noun, variant, word) select new.noun, v.variant, new.word from (${wordVariantsSql('new.word')}) as v;
  end`,
];

function postgresIndex(noun: string): readonly string[] {
  const table = `${noun}_version`;
  return [
    `create index ${table}_text on ${table} using gin (${WORDS_VECTOR})`,
    `create function ${noun}_words() returns trigger language plpgsql as $$ begin
      insert into search_word (noun, word)
        select distinct '${noun}', word from unnest(string_to_array(trim(new.search_text), ' ')) as word
        on conflict do nothing;
      return null;
    end $$`,
    `create trigger ${noun}_words after insert or update of search_text on ${table} for each row execute function ${noun}_words()`,
  ];
}

const POSTGRES_VARIANTS = [
  'create index nurse_version_name on nurse_version (sort_key, nurse_id)',
  `create function search_word_variants() returns trigger language plpgsql as $$ begin
    insert into search_variant (noun, variant, word) select new.noun, v.variant, new.word from (${wordVariantsSql('new.word')}) as v;
    return null;
  end $$`,
  `create trigger search_word_variants after insert on search_word for each row when (length(new.word) >= ${SHORTEST})
    execute function search_word_variants()`,
];
