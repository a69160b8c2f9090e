import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { Words } from '../../../shared/command/user-error.js';

/** Addresses that are not of the public internet: IANA special-purpose registries (RFC 6890 and later). */
const SPECIAL = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  SPECIAL.addSubnet(net, prefix, 'ipv4');
// Of IPv6 only 2000::/3 is given out; within it these are special, those that hold an IPv4 address among them.
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  SPECIAL.addSubnet(net, prefix, 'ipv6');
const GIVEN_OUT = new BlockList();
GIVEN_OUT.addSubnet('2000::', 3, 'ipv6');
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Whether messages may be sent to an IP address. */
export function isOpenAddress(address: string, allowLoopback: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0) return false;
  if (allowLoopback && LOOPBACK.check(address, family)) return true;
  return !SPECIAL.check(address, family) && (family === 'ipv4' || GIVEN_OUT.check(address, family));
}

const NOT_OPEN: Words = {
  nb: 'adressen må være på det åpne nettet, som https://example.no/mottak',
  en: 'the address must be on the public internet, as https://example.no/receive',
};
const NOT_HTTPS: Words = { nb: 'adressen må begynne med https://', en: 'the address must begin with https://' };

/** What is wrong with a receiver's web address; null if nothing is that can be known without asking for its name. */
export function problemOfAddress(address: string, allowLoopback: boolean): Words | null {
  const { protocol, hostname } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isOpenAddress(host, allowLoopback)) return NOT_OPEN;
  const isLocal = host === 'localhost' || host.endsWith('.localhost');
  const isLoopback = isLocal || (isIP(host) !== 0 && LOOPBACK.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4'));
  if (isLocal && !allowLoopback) return NOT_OPEN;
  return protocol === 'https:' || (allowLoopback && isLoopback) ? null : NOT_HTTPS;
}

/** The code of the error for a name that leads to an address to which nothing may be sent. */
export const CLOSED_ADDRESS = 'CLOSED_ADDRESS';

/** Looks up names for connections, so that what is checked is what is connected to. One closed address among several refuses the name. */
export function createOpenLookup(allowLoopback: boolean, lookup: typeof resolve = resolve): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) return done(error ?? new Error('no address'), '', 0);
      if (!addresses.every(({ address }) => isOpenAddress(address, allowLoopback)))
        return done(Object.assign(new Error('not a public address'), { code: CLOSED_ADDRESS }), '', 0);
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}
