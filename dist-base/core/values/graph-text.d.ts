import { type Graph, type GraphNode } from './graph';
import { type SpeciesTable } from './species-table';
/**
 * Writes values that JSON cannot hold as JSON: a list of nodes, each `[tag, ...parts]`, the value itself first.
 *
 * A part is a string, a number, a boolean or null as it is, and otherwise an array: `[3]` is the node with that index,
 * `["n", "-0"]` a number that JSON does not know, `["i", "12"]` a BigInt, `["u"]` undefined, `["b", "aGk="]` bytes,
 * `["c", "Decimal"]` a listed class itself, `["k", [...]]` the nodes of what a class with `to` is kept as.
 *
 * Why not a library, measured in November 2026 on a value with dates, a Set, a Map and twenty rows. devalue 6 (decode
 * 0.8 of ours, size 1.3) and superjson 2 are ES modules only, which Jest on Node 20 cannot require. msgpackr 2
 * (decode 0.4, size 0.45) is not text, compiles functions while it decodes, and keeps an instance of any class as a
 * plain object. seroval 1 (1.7 and 2.4) and @ungap/structured-clone 1 (1.4 and 1.5) lose symbol-keyed and hidden
 * fields without a word and take an own `__proto__`; all but msgpackr make a Uint8Array of a Buffer. So each of them
 * would need the check that stands in dissection.ts, and a second table of what may come back; over the table that
 * the copies in memory use as well, the text is these few functions.
 */
export declare function writeGraph(graph: Graph, table: SpeciesTable): string;
/** Reads what {@link writeGraph} wrote; answers undefined, or throws a SyntaxError, where the text is none of ours. */
export declare function readGraph(text: string, table: SpeciesTable): GraphNode[] | undefined;
/** Writes one part as JSON. */
export declare function writePart(part: unknown, table: SpeciesTable): unknown;
/** Reads one part. */
export declare function readPart(slot: unknown, table: SpeciesTable): unknown;
