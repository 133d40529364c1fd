// `npm run lighthouse`: the scores of the built page, mobile preset, of the first page and of a lesson,
// and what lowers them. Lighthouse itself comes by npx. As a program: node .ci/lighthouse.mjs [folder].
import { spawn } from 'node:child_process';

import { serve } from './serve.mjs';

const PAGES = ['', 'lessons/coffee-shop/the-gateway-crashes/'];
const FLAGS = '--headless=new --no-sandbox --disable-background-networking --no-first-run';

/**
 * @typedef {{ id: string, weight: number }} Part
 * @typedef {{ title: string, score: number | null, auditRefs: Part[] }} Category
 * @typedef {{ title: string, score: number | null, displayValue?: string }} Audit
 * @typedef {{ categories: Record<string, Category>, audits: Record<string, Audit> }} Report
 */

const site = await serve({ ...(process.argv[2] && { folder: process.argv[2] }), port: 4180 });
for (const page of PAGES) {
  const { categories, audits } = await reportOf(site + page);
  const scores = Object.values(categories).map(({ title, score }) => `${title} ${percent(score)}`);
  console.log(`/${page}  ${scores.join(' · ')}`);
  for (const { id, weight } of Object.values(categories).flatMap(({ auditRefs }) => auditRefs)) {
    const { title, score, displayValue = '' } = audits[id] ?? { title: id, score: null };
    if (weight === 0 || score === null || score >= 0.995) continue;
    console.log(`  ${percent(score)} ${title} ${displayValue}`);
  }
}
process.exit();

/** @param {number | null} score */
function percent(score) {
  return score === null ? '–' : Math.round(score * 100);
}

/**
 * @param {string} address
 * @returns {Promise<Report>}
 */
function reportOf(address) {
  const options = ['--output=json', '--output-path=stdout', '--quiet', `--chrome-flags=${FLAGS}`];
  const categories = '--only-categories=performance,accessibility,best-practices,seo';
  const child = spawn('npx', ['--yes', 'lighthouse@13', address, categories, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (some) => (text += some));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', () => {
      try {
        done(JSON.parse(text));
      } catch {
        failed(new Error(`Lighthouse gave no report of ${address}: ${text.slice(0, 400)}`));
      }
    });
  });
}
