/** What nobody sees does not go on: a page in another tab, a stage that was scrolled away. */
import { useEffect, useRef } from 'react';

/** Play brings the stage into sight: it may be out of it for so long. */
const GONE_FOR_MS = 700;

/** `find` answers the element that must be seen; asked again where it was taken off the page. */
export function usePauseWhenUnseen(find: () => Element | null, pause: () => void): void {
  const latest = useRef({ find, pause });
  useEffect(() => {
    latest.current = { find, pause };
  });
  useEffect(() => {
    const look = () => {
      if (document.hidden) latest.current.pause();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  useEffect(() => {
    const watch = () => {
      const stage = latest.current.find();
      if (stage !== null) observer.observe(stage);
    };
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver((entries) => {
      const gone = entries.filter(({ isIntersecting }) => !isIntersecting);
      clearTimeout(leaving);
      if (gone.some(({ target }) => target.isConnected)) {
        leaving = setTimeout(() => latest.current.pause(), GONE_FOR_MS);
      }
      for (const { target } of gone) if (!target.isConnected) observer.unobserve(target);
      if (gone.some(({ target }) => !target.isConnected)) watch();
    });
    watch();
    return () => {
      clearTimeout(leaving);
      observer.disconnect();
    };
  }, []);
}
