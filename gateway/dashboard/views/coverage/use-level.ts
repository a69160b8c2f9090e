import { useFormat } from '../../texts/use-format.js';

/** Writes a level of an interval or a limit that the graph gives in per cent: `95 %`, `99,8 %`. */
export function useLevel(): (level: number) => string {
  const format = useFormat();
  return (level) => `${format.number(level, Number.isInteger(level) ? 0 : 1)} %`;
}
