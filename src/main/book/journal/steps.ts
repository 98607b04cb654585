/**
 * An undo as steps, so that one of a large import can be done in turns with everything else the thread has to do. Each step
 * yields how many more facts are done; 0 where it only looked.
 */
export type Steps<T> = Generator<number, T, void>;
