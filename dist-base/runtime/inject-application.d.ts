/** Has Nest hand its ModulesContainer to every instance that it constructs, which is how one knows its application. */
export declare function injectApplication(prototype: object): void;
/** Whether instances of a class, or of one above it, have a method that one of our decorators stands on. */
export declare function asksForApplication(prototype: object): boolean;
