import { keyShapes } from '../../../../lib/core/keys/key-shapes';

const ROOM = 1_000_000;
const shapeOf = (...names: string[]) => keyShapes.shapeOf(names, ROOM);

describe('The remembered shapes of objects', () => {
  it('have the fields in the order of their names, and the text that stands before each', () => {
    expect(shapeOf('b', 'a', 'c d')).toMatchObject({
      order: [1, 0, 2],
      labels: ['"a":', ',"b":', ',"c\\u0020d":'],
    });
  });

  it('are made once for the same names in the same order', () => {
    expect(shapeOf('id', 'name')).toBe(shapeOf('id', 'name'));
    expect(shapeOf('id', 'name')).not.toBe(shapeOf('name', 'id'));
    expect(shapeOf('id', 'name')).not.toBe(shapeOf('name'));
  });

  it('are forgotten once there are many, so that objects of ever new shapes take no memory', () => {
    const shape = shapeOf('first', 'of', 'many');
    for (let index = 0; index < 2_000; index++) shapeOf(`field${index}`);
    expect(shapeOf('first', 'of', 'many')).not.toBe(shape);
    expect(shapeOf('first', 'of', 'many')).toEqual(shape);
  });

  it('are still made once, and are right, after others were forgotten', () => {
    for (let index = 0; index < 2_000; index++) {
      expect(shapeOf(`other${index}`, 'a')?.labels).toEqual(['"a":', `,"other${index}":`]);
    }
    expect(shapeOf('late', 'names')).toBe(shapeOf('late', 'names'));
  });

  it('are not remembered where the names are long, or more than one writes by hand', () => {
    const long = ['n'.repeat(600)];
    expect(shapeOf(...long)).not.toBe(shapeOf(...long));
    const many = Array.from({ length: 65 }, (_, index) => `f${index}`);
    expect(shapeOf(...many)).not.toBe(shapeOf(...many));
  });

  it('are not made of names that are longer than the key may be', () => {
    expect(keyShapes.shapeOf(['name'.repeat(10)], 39)).toBeUndefined();
    expect(keyShapes.shapeOf(['name'.repeat(10)], 40)).toBeDefined();
  });
});
