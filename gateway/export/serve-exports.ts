import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Gateway } from '../create-gateway.js';
import type { GatewayContext } from '../gateway-context.js';
import { overloaded } from '../health/load.js';
import { Refusal, refuse } from '../http/refusal.js';
import { askingFor, ExportRefusal, statusOf } from './ask-schema.js';
import type { ReadTable } from './export.js';
import { FORMATS, type Format, LOCALE } from './formats.js';
import { readNurses } from './nurses.export.js';
import { readChoice } from './read-parameters.js';
import { readRecords } from './records.export.js';
import { readStatistics } from './statistics.export.js';
import type { Table } from './table.js';

/** The tables, and the formats that each has. */
const EXPORTS: Readonly<Record<string, { readonly read: ReadTable; readonly formats: readonly (keyof typeof FORMATS)[] }>> = {
  statistics: { read: readStatistics, formats: ['csv', 'xlsx', 'json', 'parquet'] },
  nurses: { read: readNurses, formats: ['csv', 'xlsx'] },
  appointments: { read: readRecords, formats: ['csv', 'xlsx', 'parquet'] },
};

/** What an export needs of the server that it is on. */
export interface ExportServer {
  readonly gateway: Gateway;
  /** Who asks. @throws GraphQLError if she is refused */
  contextOf(request: FastifyRequest, reply: FastifyReply): Promise<GatewayContext>;
  /** Files that may be under way at once. */
  readonly maxExports: number;
}

/** When whoever found no room had better come back, in seconds. */
const RETRY_S = 5;

/**
 * Serves `/export/<table>.<format>`. It asks the gateway's own schema as the caller, so it can give her nothing that `/graphql` would
 * not; rows go through one at a time, as fast as she takes them, and when she hangs up nothing more is asked.
 */
export function serveExports(app: FastifyInstance, { gateway, contextOf, maxExports }: ExportServer): void {
  const takePlace = placesFor(maxExports);
  app.get<{ Params: { file: string } }>('/export/:file', async (request, reply) => {
    const { kind, format } = fileOf(request.params.file);
    if (!kind || !format) throw new Refusal(404, `There is no such file. Files are: ${files().join(', ')}.`);
    takePlace(reply);
    const context = await contextOf(request, reply);
    try {
      const query = new URL(request.url, 'http://gateway').searchParams;
      const own = { ...LOCALE, ...format.choices };
      const chosen = Object.fromEntries(Object.entries(own).map(([name, possible]) => [name, readChoice(name, query, possible)]));
      const ask = askingFor(gateway, context, () => request.raw.socket.destroyed);
      const table = await kind.read({ schema: gateway.publicSchema(), query, own, locale: String(chosen.locale), ask });
      return reply.headers(headersOf(table, request, format)).send(Readable.from(format.write(table, chosen), { objectMode: false }));
    } catch (error) {
      if (error instanceof ExportRefusal) return refuse(reply, statusOf(error.errors), error.errors);
      if (error instanceof GraphQLError)
        return refuse(reply, statusOf([error]), [{ message: error.message, extensions: { ...error.extensions } }]);
      throw error;
    }
  });
}

/** Room for so many answers, each until its last byte is sent: rows are asked for as long. */
function placesFor(most: number): (reply: FastifyReply) => void {
  let taken = 0;
  return ({ raw }) => {
    if (taken >= most) throw overloaded('Too many files are being made now. Try again in some seconds.', RETRY_S);
    // Of one that has hung up nothing would tell that she has.
    if (raw.destroyed) return;
    taken++;
    raw.once('close', () => {
      taken--;
    });
  };
}

function fileOf(file: string): { readonly kind?: (typeof EXPORTS)[string] | undefined; readonly format?: Format | undefined } {
  const [, name = '', ending = ''] = /^([a-z]+)\.([a-z]+)$/.exec(file) ?? [];
  const kind = Object.hasOwn(EXPORTS, name) ? EXPORTS[name] : undefined;
  const format = kind?.formats.find((one) => one === ending);
  return { kind, format: format && FORMATS[format] };
}

const files = () => Object.entries(EXPORTS).flatMap(([name, { formats }]) => formats.map((format) => `/export/${name}.${format}`));

/** What an identified caller may see is kept nowhere on the way. */
function headersOf({ name }: Table, { id, headers, params }: FastifyRequest, { type }: Format): Record<string, string> {
  const ending = String((params as { file?: string }).file)
    .split('.')
    .at(-1);
  return {
    'content-type': type,
    'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}.${ending}"`,
    'cache-control': headers.authorization === undefined ? 'no-cache' : 'no-store',
    vary: 'Authorization',
    'x-content-type-options': 'nosniff',
    'x-request-id': id,
  };
}
