// How long until a time, or how long ago it was, in the one unit that matters.
import words from './words.js';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const units = [
  { zh: '天', en: 'day', length: DAY, from: 2 * DAY },
  { zh: '小时', en: 'hour', length: HOUR, from: HOUR },
  { zh: '分钟', en: 'minute', length: MINUTE, from: 0 }
];

const duration = span => {
  const unit = units.find(candidate => span >= candidate.from);
  const count = Math.floor(span / unit.length);
  return words(`${count} ${unit.zh}`, `${count} ${unit.en}${count === 1 ? '' : 's'}`);
};

export const timeLeft = due => {
  const span = due - Date.now();
  return span < 0
    ? { overdue: true, text: words(`已超期 ${duration(-span)}`, `${duration(-span)} overdue`) }
    : { overdue: false, text: words(`还剩 ${duration(span)}`, `${duration(span)} left`) };
};
