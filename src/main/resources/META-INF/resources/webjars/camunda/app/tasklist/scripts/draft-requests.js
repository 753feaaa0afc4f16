// How drafts, and that a task is open here, reach the server, and what its answers mean.
const LARGEST_KEPT_ALIVE = 60000;

// Status 0 says that there was no answer, or none of ours.
export const ask = async (task, method, token, body, part = 'draft') => {
  const headers = { Accept: 'application/json' };
  if (token) {
    headers['X-XSRF-TOKEN'] = token;
  }
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  try {
    const answer = await fetch(`/api/tasks/${encodeURIComponent(task)}/${part}`, {
      method,
      headers,
      body,
      // It arrives though the page is closed; browsers do so for small ones only.
      keepalive: !body || new Blob([body]).size < LARGEST_KEPT_ALIVE
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : {} };
  } catch (unreachable) {
    return { status: 0, body: {} };
  }
};

export const meaning = ({ status, body }) => {
  if (status === 401) {
    return 'signedOut';
  }
  if (status === 409 && (body.errors || []).some(error => error.field === 'version')) {
    return 'elsewhere';
  }
  if (status === 0 || status === 408 || status === 429 || status >= 500) {
    return 'away';
  }
  return status < 300 ? 'done' : 'refused';
};
