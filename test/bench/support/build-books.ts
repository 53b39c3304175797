// The big books, made in a process of its own: what that takes of memory is not the benchmark's.
import { buildBooks } from "./books.ts";

await buildBooks();
