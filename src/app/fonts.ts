/** The three typefaces of the page, served with it: nothing is fetched from elsewhere. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@fontsource-variable/fraunces/opsz.css';
