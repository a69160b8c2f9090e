/** The part of jstat that is used here; the package brings no types. */
declare module 'jstat' {
  interface Distribution<Parameters extends readonly number[]> {
    inv(p: number, ...parameters: Parameters): number;
    cdf(x: number, ...parameters: Parameters): number;
  }
  const jstat: {
    readonly jStat: {
      readonly normal: Distribution<[mean: number, deviation: number]>;
      readonly chisquare: Distribution<[degrees: number]>;
    };
  };
  export default jstat;
}
