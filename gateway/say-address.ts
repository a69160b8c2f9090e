/** What a gateway alone says when it listens. @param pages whether it serves what people look at */
export const sayAddress = (url: string, pages: boolean): string =>
  `The graph answers at ${url}/graphql${pages ? `; try it at ${url}/explore` : ''}\n`;
