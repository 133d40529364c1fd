/** The three typefaces of the page, served with it: nothing is fetched from elsewhere. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@fontsource-variable/fraunces/opsz.css';

/** The dagger is in a file of its own, that would else be fetched at the first death. */
void document.fonts.load('11px "JetBrains Mono Variable"', '†');
