/**
 * Must be the first import of main.tsx: zod tries `new Function` when an object schema is made, and the page's policy forbids it
 * (the try is harmless but leaves an error in the console).
 */
import { config } from 'zod';

config({ jitless: true });
