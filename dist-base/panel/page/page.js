"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CONTENT_SECURITY_POLICY = exports.PAGE = void 0;
const hash_1 = require("./hash");
const markup_1 = require("./markup");
const script_1 = require("./script");
const style_1 = require("./style");
/** All of it: no other file, no framework, no other host. What it shows comes later, as data. */
exports.PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Cache</title>
<link rel="icon" href="data:,">
<style>${style_1.STYLE}</style>
</head>
<body>
${markup_1.MARKUP}
<script>${script_1.SCRIPT}</script>
</body>
</html>
`;
/** Nothing but the one script and the one style above, by what they say; and no text becomes markup. */
exports.CONTENT_SECURITY_POLICY = [
    "default-src 'none'",
    `script-src ${(0, hash_1.hash)(script_1.SCRIPT)}`,
    `style-src ${(0, hash_1.hash)(style_1.STYLE)}`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
].join('; ');
//# sourceMappingURL=page.js.map