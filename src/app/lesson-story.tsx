import { CRASH, RESTARTED } from '#scene/fixtures.ts';
import { MessagePicture } from '#views/message-picture.tsx';
import { TreePicture } from '#views/tree-picture.tsx';

const query = new URLSearchParams(location.search);
const moment = query.has('restarted') ? RESTARTED : CRASH;
const feed = { current: () => moment, subscribe: () => () => undefined };

export function LessonStory() {
  const props = { moment: feed, selected: 'PaymentGateway', reducedMotion: false, onSelect: console.log, onCrashMenu: console.log };
  return <div className="stage-ground h-screen">{query.has('tree') ? <TreePicture {...props} /> : <MessagePicture {...props} />}</div>;
}
