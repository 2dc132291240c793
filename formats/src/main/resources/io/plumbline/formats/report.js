'use strict';
(() => {
  const one = selector => document.querySelector(selector);
  const findings = [...document.querySelectorAll('.finding')];
  const texts = findings.map(finding => finding.textContent.toLowerCase());
  const folds = [...document.querySelectorAll('.fold')];
  const search = one('#search'), severity = one('#severity'), shown = one('#shown');

  const show = () => {
    const only = (location.hash.match(/^#only-(\w+)$/) || [])[1];
    const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
    let count = 0;
    findings.forEach((finding, i) => {
      const fits = (severity.value === 'any' || finding.dataset.severity === severity.value)
        && words.every(word => texts[i].includes(word));
      finding.hidden = !fits;
      if (fits && (!only || finding.dataset.result === only)) count++;
    });
    document.querySelectorAll('.group:not(.probes)').forEach(group => {
      group.hidden = !group.querySelector('.finding:not([hidden])');
    });
    const narrowed = only || words.length || severity.value !== 'any';
    if (narrowed) folds.forEach(fold => { fold.open = true; });
    shown.textContent = narrowed ? count + ' of ' + findings.length + ' findings' : findings.length + ' findings';
    one('#show-all').disabled = !narrowed;
  };

  one('.tools').hidden = false;
  one('.tools').addEventListener('submit', event => event.preventDefault());
  search.addEventListener('input', show);
  severity.addEventListener('change', show);
  addEventListener('hashchange', show);
  one('#show-all').addEventListener('click', () => {
    search.value = '';
    severity.value = 'any';
    location.hash = '#findings';
    show();
  });
  one('#open-all').addEventListener('click', event => {
    const open = event.target.textContent === 'Open all';
    [...folds, ...findings].forEach(each => { each.open = open; });
    event.target.textContent = open ? 'Close all' : 'Open all';
  });
  addEventListener('keydown', event => {
    if (event.key === '/' && !event.target.closest('input, select')) {
      event.preventDefault();
      search.focus();
    }
  });
  document.querySelectorAll('pre').forEach(block => {
    const button = document.createElement('button');
    const text = block.textContent;
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', () => navigator.clipboard.writeText(text).then(
      () => { button.textContent = 'Copied'; },
      () => { getSelection().selectAllChildren(block.querySelector('code')); }));
    block.prepend(button);
  });
  let before = [];
  addEventListener('beforeprint', () => {
    before = folds.map(fold => fold.open);
    folds.forEach(fold => { fold.open = true; });
  });
  addEventListener('afterprint', () => folds.forEach((fold, i) => { fold.open = before[i]; }));
  show();
})();
