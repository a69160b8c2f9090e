import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { StartError } from '../subgraph/errors.js';

/** What the programs of one development machine share. */
export interface DevelopmentSecrets {
  readonly hopSecret: string;
  /** ES256. */
  readonly privateKey: JWK;
}

/**
 * Reads the development secrets, and makes them if there are none. Programs that start at the same time agree: the file appears
 * whole, and the first one stays.
 * @throws StartError if it can be neither read nor made
 */
export async function readDevelopmentFile(file: string): Promise<DevelopmentSecrets> {
  const known = read(file);
  if (known) return known;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const secrets: DevelopmentSecrets = { hopSecret: randomBytes(32).toString('base64url'), privateKey: await exportJWK(privateKey) };
  const draft = `${file}.${randomUUID()}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    // Unlike a rename, a link never takes the place of another's file.
    linkSync(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST')
      throw new StartError(`${file} cannot be made (${codeOf(error)}). Set DATA_DIR to a folder that can be written.`);
  } finally {
    rmSync(draft, { force: true });
  }
  const agreed = read(file);
  if (!agreed) throw new StartError(`${file} cannot be read. Set DATA_DIR to a folder that can be written.`);
  return agreed;
}

function read(file: string): DevelopmentSecrets | null {
  try {
    const { hopSecret, privateKey } = JSON.parse(readFileSync(file, 'utf8')) as Partial<DevelopmentSecrets>;
    if (typeof hopSecret === 'string' && hopSecret !== '' && privateKey?.kty === 'EC') return { hopSecret, privateKey };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (!(error instanceof SyntaxError)) throw new StartError(`${file} cannot be read (${codeOf(error)}).`);
  }
  throw new StartError(`${file} is damaged. Delete it; a new one is made at the next start.`);
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
