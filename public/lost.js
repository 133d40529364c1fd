// On the page that is shown where there is none: this file lies in the root of the site, so its own
// address says where home is. Two of the ways to it may be the same, and then it runs twice.
{
  const root = new URL('.', document.currentScript.src).href;
  document.querySelector('#home').href = root;
  if (document.querySelector('link[rel="stylesheet"]') === null) {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = `${root}lost.css`;
    document.head.append(style);
  }
}
