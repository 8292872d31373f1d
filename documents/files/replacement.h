// Replacing a file of an open folder in one step.
#pragma once

#include <string>
#include <string_view>

namespace vtlsim {

/// Returns errno, or 0 when the file holds `text`. An interrupted run must not leave half a file,
/// and a reader must never see one: the text goes to a file `.NAME.XXXXXX` beside it, which is
/// renamed over it. Whoever writes such a file keeps it locked, so one that can be locked was left
/// behind by a run that is gone; those are cleared first.
void clear_left_over(int folder, const std::string& name);
int replace_in_folder(int folder, const std::string& name, std::string_view text);

}  // namespace vtlsim
