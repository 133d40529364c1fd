/** All systems there are. */
import { backRoom } from './back-room/back-room.ts';
import { bankAccount } from './bank-account/bank-account.ts';
import { monolith } from './coffee-shop-monolith/monolith.ts';
import { coffeeShop } from './coffee-shop/coffee-shop.ts';
import { letters } from './letters/letters.ts';
import { mailbox } from './mailbox/mailbox.ts';
import { pipes } from './pipes/pipes.ts';
import type { Subject } from './subject.ts';
import { todo } from './todo/todo.ts';
import { workshop } from './workshop/workshop.ts';

export const SUBJECTS: readonly Subject[] = [
  coffeeShop,
  monolith,
  letters,
  mailbox,
  bankAccount,
  pipes,
  backRoom,
  todo,
  workshop,
];

/** Throws a `RangeError` that says which systems there are. */
export function subjectNamed(name: string): Subject {
  const found = SUBJECTS.find((subject) => subject.name === name);
  if (found !== undefined) return found;
  const known = SUBJECTS.map((subject) => subject.name).join(', ');
  throw new RangeError(`there is no system "${name}"; there are: ${known}`);
}
