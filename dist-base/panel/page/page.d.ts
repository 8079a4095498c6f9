/** All of it: no other file, no framework, no other host. What it shows comes later, as data. */
export declare const PAGE: string;
/** Nothing but the one script and the one style above, by what they say; and no text becomes markup. */
export declare const CONTENT_SECURITY_POLICY: string;
