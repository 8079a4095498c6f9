import { Injectable } from '@nestjs/common';
import { CacheMemoize, type CacheMemoizeError } from 'nestjs-cache-memoize';
import { startApplication } from '../support/applications/application';
import { describeMemoryAndRedis } from '../support/applications/memory-and-redis';

class User {
  name = 'Ann';
}
class Address {
  city = 'Berlin';
}
class Person extends User {
  readonly #secret = 'kept elsewhere';
  get secret() {
    return this.#secret;
  }
}

@Injectable()
class Users {
  runs = 0;

  @CacheMemoize('1h', {
    classes: [
      Address,
      { class: URLSearchParams, to: String, from: (text: string) => new URLSearchParams(text) },
    ],
  })
  async find(_id: number): Promise<unknown[]> {
    this.runs++;
    return [new User(), new Address(), new URLSearchParams('a=1')];
  }

  @CacheMemoize('1h', { classes: [Person] })
  async person(): Promise<Person> {
    this.runs++;
    return new Person();
  }
}

describeMemoryAndRedis('The classes of a decorator', (given) => {
  async function start() {
    const { caches, options } = given();
    const errors: CacheMemoizeError[] = [];
    const application = await startApplication({
      providers: [Users],
      caches,
      options: { ...options, classes: [User], onError: (error) => errors.push(error) },
    });
    return { users: application.get(Users), errors };
  }

  it("are added to the module's", async () => {
    const { users, errors } = await start();
    await users.find(1);
    const [user, address, params] = await users.find(1);
    expect([user, address]).toEqual([expect.any(User), expect.any(Address)]);
    expect(String(params)).toBe('a=1');
    expect(params).toBeInstanceOf(URLSearchParams);
    expect([users.runs, errors]).toEqual([1, []]);
  });

  it('are not kept where they have private fields, and onError is told what to list', async () => {
    const { users, errors } = await start();
    await users.person();
    expect((await users.person()).secret).toBe('kept elsewhere');
    expect(users.runs).toBe(2);
    expect(errors.map(({ message }) => message)).toEqual([
      'What Users.person returned or threw is not kept: result is an instance of Person with state that is not in ' +
        'its fields. List the class with what is kept of it, { class, to, from } in classes, or return plain data in ' +
        'its place.',
    ]);
  });
});
