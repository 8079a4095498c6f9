import type { Class } from '../types/class';
import type { Decoration } from '../nest/decoration';
/** Those of one application. */
export declare class ResponseParameters {
    private readonly asked;
    private readonly additions;
    /** Has Nest hand the response to a handler of a controller, if it registers the route before `takeBack`. */
    askFor(controller: Class, decoration: Decoration): void;
    /** Whether the calls of a handler come with their response. */
    has(controller: Class, decoration: Decoration): boolean;
    /** Leaves the classes as they were. */
    takeBack(): void;
}
/** Whether there is a place for the response behind the handler's own parameters. */
export declare function hasRoomForResponse(controller: Class, { name }: Decoration): boolean;
/**
 * Takes the response, and all that is behind the handler's own parameters, away from the arguments of a call.
 *
 * @returns undefined where there is none: somebody really calls the method with so many arguments
 */
export declare function takeResponse({ handedCount }: Decoration, args: unknown[]): object | undefined;
