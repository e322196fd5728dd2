#ifndef WEFT_LINE_EDITING_H
#define WEFT_LINE_EDITING_H

#include <stdbool.h>

/// What words are offered behind.
enum line_editing_place {
  /// Anywhere no other place is told.
  line_editing_anywhere = 0,
  /// A colon, or `|`, `&`, `!` in a label expression: labels and types.
  line_editing_label = 1,
  /// A full stop: property keys.
  line_editing_key = 2,
};

/// How many columns the terminal behind a file descriptor has; 0 if it is no terminal.
int line_editing_columns(int descriptor);

/// Loads the system's libedit; false where there is none.
bool line_editing_open(void);

/// Reads a line on the terminal, without its end; the caller frees it. NULL at the end of input.
/// Ctrl-C gives up the line; `was_interrupted` then tells so and the line is empty.
char *line_editing_read(const char *prompt, bool *was_interrupted);

/// Adds a line to the history, and to the history file if one was opened.
void line_editing_remember(const char *line);

/// Reads the history of earlier sessions from a file, and writes it back there from now on.
void line_editing_history(const char *path);

/// Offers a word for completion.
void line_editing_offer(enum line_editing_place place, const char *word);

#endif
