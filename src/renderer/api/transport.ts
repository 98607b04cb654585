/** How calls, files and events travel between a screen and its host. */
export interface Transport {
  /** Answers `Reply` as JSON text. */
  call(method: string, input: unknown): Promise<string>;
  /** Hands over one file; answers `Reply<Source>` as JSON text. */
  stage(file: File): Promise<string>;
  /** Every event of the services; returns the end of listening. */
  on(listener: (name: string, payload: unknown) => void): () => void;
}
