/** What nobody sees does not go on: a page in another tab, a stage that was scrolled away. */
import { useEffect, useRef } from 'react';

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
    const observer = new IntersectionObserver((entries) => {
      const gone = entries.filter(({ isIntersecting }) => !isIntersecting);
      if (gone.some(({ target }) => target.isConnected)) latest.current.pause();
      for (const { target } of gone) if (!target.isConnected) observer.unobserve(target);
      if (gone.some(({ target }) => !target.isConnected)) watch();
    });
    watch();
    return () => observer.disconnect();
  }, []);
}
