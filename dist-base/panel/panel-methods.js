"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.listPanelMethods = listPanelMethods;
const decoration_1 = require("../nest/decoration");
const decorated_classes_1 = require("../nest/decorated-classes");
const class_name_1 = require("../types/class-name");
/** Those of everything that Nest made, and of what was seen besides. */
function listPanelMethods(runtime) {
    const made = (0, decorated_classes_1.listDecoratedClasses)(runtime.container).map(({ prototype }) => prototype);
    const prototypes = new Set([...made, ...runtime.application.knownPrototypes]);
    return [...prototypes].flatMap((prototype) => (0, decoration_1.listDecorations)(prototype).map((decoration) => {
        const className = (0, class_name_1.nameOfClass)(prototype.constructor);
        const { name } = decoration;
        return { method: `${className}.${name}`, class: className, name, prototype, decoration };
    }));
}
//# sourceMappingURL=panel-methods.js.map