import { type Decoration } from '../nest/decoration';
import type { MemoizeRuntime } from '../runtime/memoize.runtime';
/** A memoized method of the application, as a person names it. */
export interface PanelMethod {
    /** `FilesService.exists` */
    readonly method: string;
    readonly class: string;
    readonly name: string;
    readonly prototype: object;
    readonly decoration: Decoration;
}
/** Those of everything that Nest made, and of what was seen besides. */
export declare function listPanelMethods(runtime: MemoizeRuntime): PanelMethod[];
