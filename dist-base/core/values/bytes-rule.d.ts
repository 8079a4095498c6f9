import { type Rule } from './rules';
interface TypedArrayClass {
    new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): NodeJS.TypedArray;
    readonly BYTES_PER_ELEMENT: number;
}
type BytesClass = TypedArrayClass | typeof Buffer;
/**
 * Makes the rule for Buffers, or for one kind of typed arrays. Their one part is a copy of their bytes: nobody else's,
 * though the buffer under them may hold more. Little-endian, as every machine is that runs Node.
 */
export declare function bytesRule(bytesClass: BytesClass): Rule<NodeJS.TypedArray>;
export {};
