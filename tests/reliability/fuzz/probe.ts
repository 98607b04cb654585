/**
 * Loaded into the parser process before anything else (node --import): every answer it sends says which keys were added to the
 * prototypes of plain objects and arrays meanwhile. None, or a file has reached into the program.
 */
const before = [Object.prototype, Array.prototype].map((prototype) => new Set(Reflect.ownKeys(prototype)));

const addedKeys = (): readonly string[] =>
  [Object.prototype, Array.prototype].flatMap((prototype, at) =>
    Reflect.ownKeys(prototype)
      .filter((key) => before[at]?.has(key) !== true)
      .map(String),
  );

const send = process.send?.bind(process);
if (send !== undefined) {
  process.send = (message: unknown, ...rest: readonly never[]): boolean => {
    const added = addedKeys();
    const answer =
      added.length === 0 || typeof message !== 'object'
        ? message
        : { kind: 'failed', code: 'fuzz/prototype-keys', message: added.join(', '), details: {} };
    return send(answer as object, ...rest);
  };
}
