/** Words and figures of the lesson's draft, for the story. */
import type { Moment } from '#scene/moment.ts';

import type { InspectorProps } from './inspector.tsx';
import type { ProsePanelProps } from './prose-panel.tsx';
import type { Answer } from './question.tsx';
import type { TrackMark } from './track.tsx';
import type { TranscriptLine } from './transcript.tsx';

const nothing = () => undefined;

export function storyProse(
  chosen: string | undefined,
  onChoose: (id: string) => void,
): ProsePanelProps {
  return {
    kicker: 'Coffee shop · failure',
    title: 'The gateway crashes mid-payment',
    step: 3,
    steps: 6,
    body: (
      <>
        <p>
          The bank answered order 101 with malformed JSON, and{' '}
          <code className="text-[12.5px] font-semibold text-crash">PaymentGateway</code> divided by
          zero. It is gone: its pid will never be used again.
        </p>
        <p>Order 100 was already paid. Its oat latte is in the machine.</p>
      </>
    ),
    question: {
      id: 'latte',
      text: 'Before you press play: what happens to the latte?',
      chosen,
      onChoose,
      answers: ANSWERS,
    },
    note: 'Your turn: click the gateway to crash it again, as often as you like, and find the restart at which the supervisor gives up.',
    back: { label: 'Back', onPress: nothing },
    next: { label: 'Play to the restart', onPress: nothing },
  };
}

const ANSWERS: readonly Answer[] = [
  {
    id: 'stops',
    text: 'The barista stops: the shop shares one memory.',
    right: false,
    reply: 'No. Each process has a heap of its own. Nothing of the gateway’s was the barista’s.',
  },
  {
    id: 'keeps',
    text: 'It keeps brewing. The barista never hears of the crash.',
    right: true,
    reply: 'Yes. The barista has its own heap and mailbox, and no link to the gateway.',
  },
  {
    id: 'all',
    text: 'It brews after the supervisor restarts everyone.',
    right: false,
    reply: 'No. The strategy is one_for_one: only the gateway is started again.',
  },
];

const CODE = [
  'def handle_cast({:authorize_payment, order}, state) do',
  '  case Bank.charge(order) do',
  '    {:ok, %{status: :approved, rate: rate}} ->',
  '      settled = state.settled + amount / rate # rate: 0',
  '      Cashier.payment_success(order_id: id)',
  '      {:noreply, %{state | settled: settled}}',
  '',
  '    {:error, :timeout} ->',
  '      Cashier.payment_timeout(order_id: id)',
  '      {:noreply, state}',
  '  end',
  'end',
];

export function storyInspector({ processes }: Moment, key: string): InspectorProps | undefined {
  const mark = processes.find((one) => one.key === key);
  if (mark === undefined) return undefined;
  const tone = !mark.alive ? 'crash' : mark.busy ? 'busy' : 'alive';
  return {
    name: mark.name,
    tone: mark.kind === 'supervisor' ? 'supervisor' : tone,
    status: mark.alive ? mark.stateText : 'exited',
    identity: `${mark.pid} · permanent`,
    code: { lines: CODE, lit: [3, 3], litTone: mark.alive ? 'busy' : 'crash' },
    state: {
      title: mark.alive ? 'State' : 'State when it died',
      lines: ['%{connection: :connected,', '  bank: "Visa", settled: 100.0}'],
    },
    mailbox: {
      title: mark.alive ? 'Mailbox' : 'Mailbox · lost with the process',
      messages: mark.mailbox,
    },
    machine: [
      { name: 'connected', depth: 0, current: false },
      { name: 'charging', depth: 0, current: true },
      { name: 'refunding', depth: 0, current: false },
    ],
  };
}

const LINES: readonly (readonly [string, string, TranscriptLine['tone']])[] = [
  ['3.00 s', 'Cashier asks PaymentGateway to authorize order 101', 'message'],
  ['3.35 s', 'Bank is asked to charge 4.5 for order 101', undefined],
  ['4.19 s', 'Bank answers with rate: 0', undefined],
  [
    '4.20 s',
    'PaymentGateway exits: ArithmeticError, bad argument in arithmetic expression',
    'crash',
  ],
  ['4.50 s', 'Supervisor hears of it; 1 restart of 3 in 5 s', 'supervisor'],
  ['4.65 s', 'Cashier is told by its monitor; order 101 waits to be tried again', undefined],
  ['5.00 s', 'PaymentGateway starts again as #PID<0.124.0>, with a fresh state', 'supervisor'],
  ['5.90 s', 'Cashier tries order 101 again', 'message'],
];

export const storyTranscript: readonly TranscriptLine[] = LINES.map(([at, text, tone], i) => ({
  key: String(i + 1),
  at,
  text,
  ...(tone === undefined ? {} : { tone }),
}));

const SENT = [
  0.2, 0.43, 0.6, 0.87, 1.08, 1.46, 1.53, 1.9, 2.14, 2.34, 2.69, 3.01, 3.28, 3.6, 3.85, 3.98, 5.1,
  5.9,
];

export const storyMarks: readonly TrackMark[] = [
  ...SENT.map((at): TrackMark => ({ at: at * 1_000_000, kind: 'message' })),
  ...[0.98, 2.05, 2.94, 3.75].map((at): TrackMark => ({ at: at * 1_000_000, kind: 'input' })),
  { at: 4_200_000, kind: 'crash', label: 'PaymentGateway exits' },
  { at: 5_000_000, kind: 'restart', label: 'PaymentGateway starts again' },
];
