/**
 * What the module was given as its caches is an object of caches, and not something else in their place.
 *
 * @param where who gave it, for errors
 * @throws InvalidOptionError
 */
export declare function requireCaches(caches: unknown, where: string): void;
