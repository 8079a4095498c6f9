/**
 * What the page does: in plain JavaScript, as text, because it runs in the browser and is sent as it stands here. All
 * that it shows is set as text, never as markup.
 */
export declare const SCRIPT: string;
