/** The registered names of the shop's processes: their modules, as Elixir spells them. */
import { moduleAtom } from '#term/term.ts';

export const SUPERVISOR = moduleAtom('CoffeeShop.Supervisor');
export const CASHIER = moduleAtom('CoffeeShop.Cashier');
export const BARISTA = moduleAtom('CoffeeShop.Barista');
export const GATEWAY = moduleAtom('CoffeeShop.PaymentGateway');
export const DISPLAY = moduleAtom('CoffeeShop.DisplayScreen');
