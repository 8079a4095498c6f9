"use strict";
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.SamePageGuard = void 0;
const common_1 = require("@nestjs/common");
/**
 * Lets through what the page itself has sent. Another site cannot set these headers without asking the browser first,
 * and the browser says from where a request comes.
 */
let SamePageGuard = class SamePageGuard {
    /** @throws ForbiddenException which says what is missing */
    canActivate(context) {
        const { headers } = context.switchToHttp().getRequest();
        const flaw = findFlaw(headers);
        if (flaw === undefined)
            return true;
        throw new common_1.ForbiddenException(`The cache panel refuses this request: ${flaw}.`);
    }
};
exports.SamePageGuard = SamePageGuard;
exports.SamePageGuard = SamePageGuard = __decorate([
    (0, common_1.Injectable)()
], SamePageGuard);
function findFlaw(headers) {
    if (headers['x-requested-with'] !== 'cache-memoize')
        return 'it needs the header x-requested-with: cache-memoize';
    if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? ''))
        return 'it needs content-type: application/json';
    if (headers.origin !== undefined && hostOf(headers.origin) !== headers.host?.toLowerCase())
        return 'its origin is not the host that it was sent to. Behind a proxy, hand the Host header on';
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin')
        return 'it was not sent by the page itself';
    return undefined;
}
function hostOf(origin) {
    return URL.canParse(origin) ? new URL(origin).host : undefined;
}
//# sourceMappingURL=same-page.guard.js.map