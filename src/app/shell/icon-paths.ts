/** How icons are drawn that are needed with React and without: lines, 24 by 24. */
export const ICON_PATHS = {
  cup: 'M4 9h13v6a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5z M17 10h1.5a2.5 2.5 0 0 1 0 5H17',
  steam: 'M8.5 3.2 10 5l-1.7 1.2M13 2.6l-1 1.6 1.6 1',
  moon: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z',
  sun: 'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19',
  screen: 'M5 4h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z M8 20h8M12 16v4',
  restart: 'M4 12a8 8 0 1 0 2.6-5.9 M4 4v5h5',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8 5.5v13M16 5.5v13',
  close: 'M6 6l12 12M18 6 6 18',
  search: 'M17.5 11a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z m-1.5 5 5 5',
  tick: 'm5 12.5 4.5 4.5L19 7.5',
} as const;
