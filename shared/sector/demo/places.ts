import type { PlaceSpec } from './roster-spec.js';

/** A place in a municipality that got new numbers in the reforms of 2020-01-01 and 2024-01-01. */
export function municipalityPlace(name: string, weight: number, codes: readonly [string, string, string]): PlaceSpec {
  return {
    name,
    weight,
    states: [
      { areaCode: codes[0], validFrom: null, validTo: '2020-01-01' },
      { areaCode: codes[1], validFrom: '2020-01-01', validTo: '2024-01-01' },
      { areaCode: codes[2], validFrom: '2024-01-01', validTo: null },
    ],
  };
}

/** A city district of Oslo; `validFrom` is the day from which it belongs to the network, if it has not done so all along. */
export function districtPlace(name: string, weight: number, areaCode: string, validFrom: string | null = null): PlaceSpec {
  return { name, weight, states: [{ areaCode, validFrom, validTo: null }] };
}
