// Draws a figure over time from the table beside it, which alone tells everything.
(() => {
  const box = document.getElementById('chart');
  const rows = [...document.querySelectorAll('#steps tbody tr')];
  if (!box || typeof echarts === 'undefined' || rows.length < 2) {
    return;
  }
  const unit = box.dataset.unit;
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  // Hours and per cent, as people read them.
  const factor = { TIME: 1 / 3600, SHARE: 100 }[unit] || 1;
  const read = (name) => rows.map((row) =>
    row.dataset[name] ? Math.round(row.dataset[name] * factor * 100) / 100 : null);
  const added = unit === 'COUNT' || unit === 'SUM';
  const series = [{ name: box.dataset.name, type: added ? 'bar' : 'line', data: read('value'), connectNulls: true,
    symbol: 'circle', symbolSize: 6 }];
  // Told apart by their dashes and marks, too, not by colour alone.
  if (rows.some((row) => row.dataset.median)) {
    series.push({ name: box.dataset.median, type: 'line', data: read('median'), connectNulls: true, symbol: 'rect',
      symbolSize: 6, lineStyle: { type: 'dashed' } });
    series.push({ name: box.dataset.p90, type: 'line', data: read('p90'), connectNulls: true, symbol: 'triangle',
      symbolSize: 8, lineStyle: { type: 'dotted' } });
  }
  if (box.dataset.target) {
    const target = Math.round(box.dataset.target * factor * 100) / 100;
    series[0].markLine = { silent: true, symbol: 'none', data: [{ yAxis: target }],
      label: { position: 'insideEndTop', formatter: `${box.dataset.targetName} ${target}` }, lineStyle: { type: 'dashed' } };
  }
  box.hidden = false;
  const chart = echarts.init(box);
  chart.setOption({
    animation: false,
    color: [colour('--accent'), '#b35900', '#4d4d4d'],
    textStyle: { fontFamily: style.fontFamily, color: colour('--ink') },
    grid: { left: 56, right: 24, top: 64, bottom: 32 },
    legend: { show: series.length > 1, top: 0, right: 0 },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: rows.map((row) => row.dataset.day) },
    yAxis: { type: 'value', name: box.dataset.axis, min: 0, max: unit === 'SHARE' ? 100 : unit === 'SCORE' ? 5 : null,
      minInterval: added ? 1 : 0 },
    series,
  });
  new ResizeObserver(() => chart.resize()).observe(box);
})();
