// Before anything is painted: the theme that was chosen, so that no other one flashes up. A file of its
// own, because the page's policy allows no script within the page. What it reads is written by
// src/app/shell/store.ts.
try {
  const kept = JSON.parse(localStorage.getItem('let-it-brew') ?? '{}');
  const theme = kept.settings?.theme?.value ?? localStorage.getItem('let-it-brew.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Nothing was kept, or nobody can read it: as the system has it.
}
