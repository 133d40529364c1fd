/** The registered names of the back room's processes: their modules, as Elixir spells them. */
import { moduleAtom } from '#term/term.ts';

export const GRINDER = moduleAtom('BackRoom.Grinder');
export const MACHINE = moduleAtom('BackRoom.Machine');
