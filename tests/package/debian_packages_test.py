"""cpack: two Debian packages that hold what they promise."""
import shutil
import sys

import project

options = project.arguments()
needed = ["dpkg-deb"]
if not project.is_static(options):
    needed += ["dpkg-shlibdeps", "file"]
if not all(map(shutil.which, needed)):
    print(f"not checked: one of these programs is not there: {needed}")
    sys.exit(77)
cpack = str(options.cmake).removesuffix("cmake") + "cpack"
# Made of what is built; xz would take longer than all the rest.
project.run(cpack, "-G", "DEB", "-B", options.scratch, "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=gzip",
            "--config", options.build / "CPackConfig.cmake")
packages = {path.name.split("_")[0]: path for path in options.scratch.glob("*.deb")}
if set(packages) != {"vtlsim", "libvtlsim-dev"}:
    sys.exit(f"packages: {packages}")
about = project.run("dpkg-deb", "--info", packages["vtlsim"])
project.expect(about, " Package: vtlsim\n", " Section: utils\n", f" Version: {options.version}\n", " Maintainer: ",
               " Description: run and test AWS AppSync mapping templates offline\n  vtlsim renders")
contents = project.run("dpkg-deb", "--contents", packages["vtlsim"])
project.expect(contents, "./usr/bin/vtlsim\n", "./usr/share/doc/vtlsim/copyright\n",
               "./usr/share/man/man1/vtlsim.1", "./usr/share/bash-completion/completions/vtlsim\n",
               "./usr/share/zsh/vendor-completions/_vtlsim\n", "./usr/share/fish/vendor_completions.d/vtlsim.fish\n",
               "./usr/lib/cmake/vtlsim/vtlsim-config.cmake\n", "./usr/lib/cmake/vtlsim/VtlsimDiscoverTests.cmake\n")
project.expect_not(contents, "./usr/include", ".a\n")
about = project.run("dpkg-deb", "--info", packages["libvtlsim-dev"])
project.expect(about, f" Depends: vtlsim (= {options.version}), ", "libicu-dev", " Section: libdevel\n")
contents = project.run("dpkg-deb", "--contents", packages["libvtlsim-dev"])
project.expect(contents, "./usr/include/vtl/template.h\n", "libvtlsim_vtl.a\n", "vtlsim-testkit.pc\n",
               "./usr/share/doc/libvtlsim-dev/copyright\n")
project.expect_not(contents, "./usr/bin/")

# The program runs from where it is unpacked.
project.run("dpkg-deb", "--extract", packages["vtlsim"], options.scratch / "root")
project.expect(project.run(options.scratch / "root/usr/bin/vtlsim", "--version"), options.version)
