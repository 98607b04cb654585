/** Reads server-sent events from text that arrives in pieces. */
export interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

/** @returns a function that takes the next piece and answers the events completed by it. */
export function createEventReader(): (piece: string) => readonly ServerEvent[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      const lines = block.split('\n');
      const field = (name: string): string | undefined =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const [name, data] = [field('event'), field('data')];
      return name === undefined || data === undefined ? [] : [{ name, data }];
    });
  };
}
