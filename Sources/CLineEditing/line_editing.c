#include "line_editing.h"

#include <ctype.h>
#include <dlfcn.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>

// The few names of libedit's editline(3) that are used. They are declared here because the library
// is looked for when the prompt opens, so that neither building nor running the command needs it.
typedef struct editline EditLine;
typedef struct history History;

typedef struct {
  int num;
  const char *str;
} HistEvent;

typedef struct {
  const char *buffer;
  const char *cursor;
  const char *lastchar;
} LineInfo;

enum { SET_PROMPT = 0, SET_EDITOR = 2, SET_SIGNAL = 3, SET_BIND = 4, SET_TTY = 8, SET_FUNCTION = 9, SET_HISTORY = 10 };
enum { HISTORY_SIZE = 1, HISTORY_ENTER = 10, HISTORY_LOAD = 17, HISTORY_SAVE = 18, HISTORY_UNIQUE = 20 };
enum { ANSWER_NEWLINE = 1, ANSWER_REFRESH = 4, ANSWER_ERROR = 6, ANSWER_REDISPLAY = 8 };

static struct {
  EditLine *(*init)(const char *, FILE *, FILE *, FILE *);
  int (*set)(EditLine *, int, ...);
  const char *(*gets)(EditLine *, int *);
  const LineInfo *(*line)(EditLine *);
  int (*insert)(EditLine *, const char *);
  History *(*history_init)(void);
  int (*history)(History *, HistEvent *, int, ...);
} library;

static EditLine *editor;
static History *past;
static char *past_file;
static const char *current_prompt = "";
static bool is_interrupted;

static struct {
  char **words;
  size_t count;
  size_t capacity;
} offered[3];

static char *prompt_of(EditLine *unused) {
  (void)unused;
  return (char *)current_prompt;
}

static unsigned char give_up(EditLine *self, int unused) {
  (void)self;
  (void)unused;
  is_interrupted = true;
  fputs("^C\n", stderr);
  return ANSWER_NEWLINE;
}

static bool is_word(char c) {
  return isalnum((unsigned char)c) || c == '_' || c == '-' || (c & 0x80);
}

static enum line_editing_place place_before(const char *buffer, const char *word) {
  while (word > buffer && word[-1] == ' ') word--;
  if (word == buffer) return line_editing_anywhere;
  switch (word[-1]) {
  case ':': case '|': case '&': case '!': return line_editing_label;
  case '.': return line_editing_key;
  default: return line_editing_anywhere;
  }
}

static unsigned char complete(EditLine *self, int unused) {
  (void)unused;
  const LineInfo *info = library.line(self);
  const char *start = info->cursor;
  while (start > info->buffer && is_word(start[-1])) start--;
  enum line_editing_place place = place_before(info->buffer, start);
  // `graph.deg`: a name with full stops is one word of the general list.
  const char *whole = start;
  while (whole > info->buffer && (is_word(whole[-1]) || whole[-1] == '.')) whole--;
  for (int attempt = 0; attempt < 2; attempt++) {
    const char *from = attempt == 0 ? whole : start;
    enum line_editing_place in = attempt == 0 ? line_editing_anywhere : place;
    if (attempt == 0 && place == line_editing_label) continue;
    size_t length = (size_t)(info->cursor - from);
    const char *first = NULL;
    size_t common = 0, found = 0;
    for (size_t i = 0; i < offered[in].count; i++) {
      const char *word = offered[in].words[i];
      if (strncasecmp(word, from, length) != 0) continue;
      if (found++ == 0) {
        first = word;
        common = strlen(word);
      } else {
        size_t same = length;
        while (same < common && tolower((unsigned char)word[same]) == tolower((unsigned char)first[same])) same++;
        common = same;
      }
    }
    if (found == 0) continue;
    if (common > length) {
      char *rest = strndup(first + length, common - length);
      if (rest == NULL) return ANSWER_ERROR;
      library.insert(self, rest);
      free(rest);
      return ANSWER_REFRESH;
    }
    if (found == 1) return ANSWER_REFRESH;
    fputc('\n', stderr);
    size_t shown = 0, column = 0;
    for (size_t i = 0; i < offered[in].count && shown < 60; i++) {
      const char *word = offered[in].words[i];
      if (strncasecmp(word, from, length) != 0) continue;
      if (column > 0 && column + strlen(word) > 76) {
        fputc('\n', stderr);
        column = 0;
      }
      column += (size_t)fprintf(stderr, "%s  ", word);
      shown++;
    }
    if (shown < found) fprintf(stderr, "and %zu more", found - shown);
    fputc('\n', stderr);
    return ANSWER_REDISPLAY;
  }
  return ANSWER_ERROR;
}

static bool load(void) {
  static const char *const names[] = {
    "libedit.so.2", "libedit.so.0", "libedit.so", "/usr/lib/libedit.3.dylib", "libedit.dylib"};
  void *handle = NULL;
  for (size_t i = 0; handle == NULL && i < sizeof names / sizeof *names; i++)
    handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return false;
  *(void **)&library.init = dlsym(handle, "el_init");
  *(void **)&library.set = dlsym(handle, "el_set");
  *(void **)&library.gets = dlsym(handle, "el_gets");
  *(void **)&library.line = dlsym(handle, "el_line");
  *(void **)&library.insert = dlsym(handle, "el_insertstr");
  *(void **)&library.history_init = dlsym(handle, "history_init");
  *(void **)&library.history = dlsym(handle, "history");
  return library.init && library.set && library.gets && library.line && library.insert
    && library.history_init && library.history;
}

bool line_editing_open(void) {
  if (editor != NULL) return true;
  if (!load()) return false;
  setlocale(LC_CTYPE, "");
  // Prompts go to standard error: only answers belong on standard output.
  editor = library.init("weft", stdin, stderr, stderr);
  if (editor == NULL) return false;
  library.set(editor, SET_PROMPT, prompt_of);
  library.set(editor, SET_EDITOR, "emacs");
  library.set(editor, SET_SIGNAL, 0);
  library.set(editor, SET_TTY, "-d", "-isig", NULL);
  library.set(editor, SET_FUNCTION, "weft-complete", "completes a word", complete);
  library.set(editor, SET_FUNCTION, "weft-give-up", "gives up the line", give_up);
  library.set(editor, SET_BIND, "^I", "weft-complete", NULL);
  library.set(editor, SET_BIND, "^C", "weft-give-up", NULL);
  library.set(editor, SET_BIND, "^R", "em-inc-search-prev", NULL);
  HistEvent event;
  past = library.history_init();
  if (past != NULL) {
    library.history(past, &event, HISTORY_SIZE, 1000);
    library.history(past, &event, HISTORY_UNIQUE, 1);
    library.set(editor, SET_HISTORY, library.history, past);
  }
  return true;
}

char *line_editing_read(const char *prompt, bool *was_interrupted) {
  current_prompt = prompt;
  is_interrupted = false;
  int count = 0;
  const char *line = library.gets(editor, &count);
  *was_interrupted = is_interrupted;
  if (is_interrupted) return strdup("");
  if (line == NULL || count <= 0) return NULL;
  size_t length = strlen(line);
  while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) length--;
  return strndup(line, length);
}

void line_editing_remember(const char *line) {
  HistEvent event;
  if (past == NULL) return;
  library.history(past, &event, HISTORY_ENTER, line);
  if (past_file != NULL) library.history(past, &event, HISTORY_SAVE, past_file);
}

void line_editing_history(const char *path) {
  HistEvent event;
  if (past == NULL) return;
  free(past_file);
  past_file = strdup(path);
  if (past_file != NULL) library.history(past, &event, HISTORY_LOAD, past_file);
}

void line_editing_offer(enum line_editing_place place, const char *word) {
  if (offered[place].count == offered[place].capacity) {
    size_t capacity = offered[place].capacity == 0 ? 64 : 2 * offered[place].capacity;
    char **words = realloc(offered[place].words, capacity * sizeof *words);
    if (words == NULL) return;
    offered[place].words = words;
    offered[place].capacity = capacity;
  }
  char *copy = strdup(word);
  if (copy != NULL) offered[place].words[offered[place].count++] = copy;
}

int line_editing_columns(int descriptor) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}
