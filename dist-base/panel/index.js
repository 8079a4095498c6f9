"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CacheMemoizePanelModule = void 0;
var cache_memoize_panel_module_1 = require("./cache-memoize-panel.module");
Object.defineProperty(exports, "CacheMemoizePanelModule", { enumerable: true, get: function () { return cache_memoize_panel_module_1.CacheMemoizePanelModule; } });
//# sourceMappingURL=index.js.map